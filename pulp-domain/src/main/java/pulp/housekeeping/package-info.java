/** Keeping house: what nothing uses any more goes. */
package pulp.housekeeping;
