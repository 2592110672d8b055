package pulp.instance;

/**
 * Fired when this instance may begin to work, from a component whose name the servers keep over
 * restarts.
 */
public record Started() {}
