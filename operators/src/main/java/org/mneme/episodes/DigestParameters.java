package org.mneme.episodes;

import java.io.Serializable;

/**
 * How much of a step's texts is kept, in UTF-16 characters; 0 keeps none.
 *
 * @param action of what was done
 * @param parameters of the parameters' JSON text
 * @param observation of what came back
 * @param message of the error or result message
 */
public record DigestParameters(int action, int parameters, int observation, int message)
    implements Serializable {}
