package org.mneme.model;

/**
 * Why a query was not answered.
 *
 * @param code kebab-case reason code, the same as in dead letters
 * @param message what was wrong, in words
 */
public record QueryError(String code, String message) {}
