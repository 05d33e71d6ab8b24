/** What forms ask, and whether it was answered; the words people read. */
@NamedInterface("forms")
@NullMarked
package dev.greenroom.cases.forms;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
