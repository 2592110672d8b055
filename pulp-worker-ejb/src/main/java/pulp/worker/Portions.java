package pulp.worker;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import pulp.access.Caller;
import pulp.sql.Patience;

/** Does portions with the chunk's transaction put aside: it would stay open while bytes flow. */
@ApplicationScoped
public class Portions {
  @Inject Caller caller;
  @Inject Patience patience;

  /** Does one; returns where it ended, null when the step is done. */
  @Transactional(TxType.NOT_SUPPORTED)
  @ActivateRequestContext
  public JsonObject next(LongRun run, int step, JsonObject at) throws Exception {
    caller.is(run.task().user(), run.task().correlationId(), run.task().task());
    return patience.longer(() -> run.advance(step, at));
  }
}
