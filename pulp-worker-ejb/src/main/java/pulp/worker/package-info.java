/** The worker role: slots that claim tasks and run them, long ones as Jakarta Batch jobs. */
package pulp.worker;
