/** Bodies of requests: JSON, forms, and files that stream to the artifact store. */
package pulp.api.body;
