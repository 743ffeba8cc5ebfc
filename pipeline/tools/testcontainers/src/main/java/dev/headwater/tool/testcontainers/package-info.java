/** Bridge to Testcontainers 2. */
package dev.headwater.tool.testcontainers;
