/** Who may do what: API keys, their rights and spaces, and how often. It knows the JDK only. */
package org.mneme.gateway.access;
