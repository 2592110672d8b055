/** The file format: units of one file each, mirrored from and published with a PULP_MANIFEST. */
package pulp.file;
