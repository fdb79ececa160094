/**
 * The first step of every input: what was accepted goes on, what was refused goes to the dead
 * letters, and a refused query is answered with its error.
 */
package org.mneme.admission;
