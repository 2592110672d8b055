/**
 * From a path to what is served there. Distributions are kept in memory, fresh by notifications;
 * what lies at a path of a publication or version never changes and is remembered. Nothing here
 * knows of HTTP responses.
 */
package pulp.distribution.serving;
