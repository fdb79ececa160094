/**
 * Pattern mining: what a space's episodes show again and again, counted once an episode and judged
 * by how it ends; and when a domain changed. What a recall makes of a pattern is the memory's to
 * decide. Pure but for the operator; uses the model alone.
 */
package org.mneme.patterns;
