/**
 * Work that outlives a request: the queue, the resources that tasks reserve, progress, groups,
 * workers.
 */
package pulp.task;
