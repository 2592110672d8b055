/**
 * Artifacts, the stored files that content consists of, and uploads, which bring them in pieces.
 */
package pulp.artifact;
