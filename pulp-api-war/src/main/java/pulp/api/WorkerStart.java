package pulp.api;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import pulp.instance.Started;

/**
 * Sets the workers going. They start batch jobs, and Payara ties a job to the component that starts
 * it: the name of this WAR is the same after a restart, that of an EJB is not, and a job of another
 * name could not be taken up again.
 */
@WebListener
public class WorkerStart implements ServletContextListener {
  @Inject Event<Started> started;

  @Override
  public void contextInitialized(ServletContextEvent event) {
    started.fire(new Started());
  }
}
