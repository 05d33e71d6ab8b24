/** The very first start of the demo: a page that says how far it is, while another process makes up two months of cases. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.greenroom.firststart;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
