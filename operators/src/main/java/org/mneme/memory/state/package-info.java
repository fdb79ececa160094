/** What memory keeps in managed state, a class for each kind of entry, and its canonical export. */
package org.mneme.memory.state;
