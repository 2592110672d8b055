package pulp.resource;

import java.util.List;

/** A bean that offers operations which belong to no resource type: status, maintenance. */
public interface OperationSource {
  /** The operations. */
  List<Operation> operations();
}
