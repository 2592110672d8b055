/** JSON, quickly: the provider is looked up once. */
package pulp.json;
