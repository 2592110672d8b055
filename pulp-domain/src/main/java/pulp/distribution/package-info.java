/** Distributions: under which base path what is served. */
package pulp.distribution;
