package org.mneme.client.transport;

/** Nobody answered: no connection, a broken one, or silence. */
public final class UnreachableException extends MnemeException {

  private static final long serialVersionUID = 1;

  /** With the reason. */
  public UnreachableException(String message, Throwable cause) {
    super(message, cause);
  }

  @Override
  public boolean isTemporary() {
    return true;
  }
}
