/** Content units, the files that belong to them, and where these can be fetched. */
package pulp.content;
