package org.mneme.jobs.load;

import java.util.Iterator;

/** Records to be sent one after the other, and what must come of them. */
public interface Play extends Iterator<Outgoing> {

  /** What must come of the records handed out so far; complete after the last. */
  Truth truth();

  /** How much of it was handed out, in [0, 1]. */
  double progress();
}
