package org.mneme.episodes;

import java.io.Serializable;

/**
 * Every number of the {@linkplain SalienceFormula salience}; parsed once from {@link
 * SalienceOptions}.
 *
 * @param recovery weight of a recovery
 * @param notSuccess weight of any end but success
 * @param variety weight of the variety of tools
 * @param findings weight of the number of findings
 * @param fullTools so many different tools count in full
 * @param fullFindings so many findings count in full
 */
public record SalienceParameters(
    double recovery,
    double notSuccess,
    double variety,
    double findings,
    int fullTools,
    int fullFindings)
    implements Serializable {}
