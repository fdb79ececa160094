/** Refused records on their topic: read, sent again, written around. */
package org.mneme.jobs.letters;
