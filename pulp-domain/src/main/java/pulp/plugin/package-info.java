/** What a content format tells about itself, and the names that its types go by. */
package pulp.plugin;
