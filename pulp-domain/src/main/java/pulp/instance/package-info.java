/** This process among others: its start, its heartbeats, who else is online. */
package pulp.instance;
