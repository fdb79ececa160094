package org.mneme.client.transport;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;

/** Nobody answered: no connection, a broken one, or silence. */
public final class UnreachableException extends MnemeException {

  private static final long serialVersionUID = 1;

  /** With the reason. */
  public UnreachableException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Whether there was a connection, and it broke. */
  public boolean isBroken() {
    return getCause() instanceof IOException
        && !(getCause() instanceof ConnectException)
        && !(getCause() instanceof HttpTimeoutException);
  }

  @Override
  public boolean isTemporary() {
    return true;
  }
}
