/** Tasks, task groups and workers as resources. */
package pulp.resource.task;
