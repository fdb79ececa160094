/**
 * Clustering on a packed triangle of similarities: average linkage and DBSCAN. Plain Java in both
 * modes, so that the same triangle always gives the same clusters. May use {@link
 * org.mneme.kernels.dense.Triangle}.
 */
package org.mneme.kernels.clustering;
