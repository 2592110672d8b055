package pulp.artifact;

import pulp.storage.Received;

/** A row to be: the name of the file in the store, and what is known of its bytes. */
record NewArtifact(String file, Received received) {
  String digest(String algorithm) {
    return received.digests().get(algorithm);
  }
}
