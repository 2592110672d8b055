/**
 * Starts and stops everything that {@code java -jar pulp.jar} is: database, server, application.
 */
package pulp.launcher;
