/** Pairs: a file and its signature that come and go together. A plugin to learn from. */
package example.pair;
