/** Where bytes lie. Nothing else touches the file system of artifacts. */
package pulp.storage;
