/** Bridge to Jackson and java-diff-utils. */
package dev.headwater.tool.documents;
