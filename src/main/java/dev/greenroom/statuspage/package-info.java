/** What customers see and do at a signed link, without a sign-in; knows nobody of the staff. */
@ApplicationModule(allowedDependencies = {"readmodel", "cases", "cases :: forms", "sla"})
@NullMarked
package dev.greenroom.statuspage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
