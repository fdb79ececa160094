/** Takes out what a forget names, with all that was derived from it. */
package org.mneme.memory.forgetting;
