package pulp.worker;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import pulp.instance.Apps;
import pulp.instance.Boot;
import pulp.sql.Channel;
import pulp.sql.Notifications;

/**
 * The first thing that runs in the EAR: the WARs are initialised after this module. A failure here
 * stops the start. It also brings everything down in order, as long as the rest is still there.
 */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class StartUp {
  @Inject Boot boot;
  @Inject Apps apps;
  @Inject Notifications notifications;
  @Inject Workers workers;
  @Inject Chores chores;

  /** Asked for here: what lies in {@code lib/} does not see the beans of this module. */
  @Inject @Any Instance<Channel> channels;

  @PostConstruct
  void up() {
    boot.up();
    apps.start();
    notifications.start(channels.stream().toList());
  }

  @PreDestroy
  void down() {
    workers.stop();
    chores.stop();
    notifications.stop();
    apps.stop();
  }
}
