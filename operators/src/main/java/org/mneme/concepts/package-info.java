/**
 * Concept formation: clusters a space's new episodes in event-time windows, finds the links between
 * similar ones, and names what it finds. What a cluster becomes is the memory's to decide. Pure but
 * for the operator; uses the model and the kernels.
 */
package org.mneme.concepts;
