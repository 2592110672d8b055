/** The OpenAPI document, made from the descriptions of operations, fields and filters. */
package pulp.api.docs;
