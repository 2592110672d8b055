package pulp.worker;

import jakarta.batch.api.chunk.AbstractItemWriter;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Named;
import java.util.List;

/** A chunk needs a writer; what a portion writes is written when it is done. */
@Named("portionWriter")
@Dependent
public class PortionWriter extends AbstractItemWriter {
  @Override
  public void writeItems(List<Object> portions) {}
}
