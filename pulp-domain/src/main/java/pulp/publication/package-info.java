/** Publications: what is served of a repository version, frozen. */
package pulp.publication;
