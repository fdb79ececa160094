/**
 * The client: one space of memory, its episodes and their steps, its answers. It knows a transport,
 * and not which.
 */
package org.mneme.client;
