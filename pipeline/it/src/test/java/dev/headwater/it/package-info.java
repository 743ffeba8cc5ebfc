/** Runs of a real Maven: projects of strangers, and this one as a stranger finds it. */
package dev.headwater.it;
