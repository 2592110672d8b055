/** A request and its answer as the features see them: plain values, no servlet in sight. */
package pulp.web;
