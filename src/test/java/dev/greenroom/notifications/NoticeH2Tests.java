package dev.greenroom.notifications;

import dev.greenroom.GreenroomTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@GreenroomTest
class NoticeH2Tests extends NoticeContract {

    NoticeH2Tests(@Autowired ApplicationContext house) {
        super(house);
    }
}
