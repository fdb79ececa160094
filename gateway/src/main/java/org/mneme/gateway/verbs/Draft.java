package org.mneme.gateway.verbs;

/**
 * A record that the codec has found good and Kafka does not have yet.
 *
 * @param type of an episode's record: started, step, completed; else null
 * @param step number of a step, else null
 * @param episode the episode's id, or null
 * @param at event time, in epoch milliseconds
 * @param key of the record
 * @param value of the record
 */
record Draft(String type, Integer step, String episode, long at, String key, byte[] value) {}
