/** The content application: turns what a path names into an HTTP answer. */
package pulp.content.app;
