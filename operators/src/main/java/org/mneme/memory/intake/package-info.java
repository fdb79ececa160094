/** Takes in episodes, experiences and commands: visible at once, learned in their window. */
package org.mneme.memory.intake;
