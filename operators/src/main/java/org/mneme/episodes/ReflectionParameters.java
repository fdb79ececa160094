package org.mneme.episodes;

import java.io.Serializable;

/**
 * Bounds of {@linkplain Reflector reflection}; parsed once from {@link ReflectionOptions}.
 *
 * @param perTemplate most findings of one template
 * @param evidence most step numbers of one finding, the first ones
 * @param flawlessSteps from so many steps on it is worth saying that none failed
 * @param slowMillis a step faster than this is never called slow, milliseconds
 * @param slowShare a step that took more than this share of all tool time is slow, in [0, 1]
 * @param longSteps giving up after more steps than this came late
 */
public record ReflectionParameters(
    int perTemplate,
    int evidence,
    int flawlessSteps,
    long slowMillis,
    double slowShare,
    int longSteps)
    implements Serializable {}
