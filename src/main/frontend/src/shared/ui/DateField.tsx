import { parseDate, type CalendarDate } from '@internationalized/date';
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  DateInput,
  DatePicker,
  DateSegment,
  Dialog,
  Group,
  Heading,
  Popover,
} from 'react-aria-components';
import styles from './DateField.module.css';

interface Props {
  /** A day as `2026-05-31`; anything else is no day yet. */
  value: string;
  onChange: (day: string) => void;
  onBlur?: () => void;
  labelledBy: string;
  describedBy?: string | undefined;
  isDisabled?: boolean;
  isReadOnly?: boolean;
  isInvalid?: boolean;
}

export function dayOf(value: string): CalendarDate | null {
  try {
    return parseDate(value);
  } catch {
    return null;
  }
}

/** A day, typed or picked, in the order and the words of the chosen language, whatever the browser speaks. */
export default function DateField({ value, onChange, labelledBy, describedBy, ...rest }: Props) {
  return (
    <DatePicker
      {...rest}
      {...(describedBy ? { 'aria-describedby': describedBy } : {})}
      aria-labelledby={labelledBy}
      granularity="day"
      shouldForceLeadingZeros
      value={dayOf(value)}
      onChange={(day) => {
        onChange(day?.toString() ?? '');
      }}
      className={styles.picker ?? ''}
    >
      <Group className={styles.group ?? ''}>
        <DateInput className={styles.input ?? ''}>
          {(segment) => <DateSegment segment={segment} className={styles.segment ?? ''} />}
        </DateInput>
        <Button className={styles.open ?? ''}>
          <span aria-hidden="true">▾</span>
        </Button>
      </Group>
      <Popover className={styles.popover ?? ''}>
        <Dialog className={styles.dialog ?? ''}>
          <Calendar>
            <header className={styles.head}>
              <Button slot="previous" className={styles.turn ?? ''}>
                <span aria-hidden="true">‹</span>
              </Button>
              <Heading level={3} />
              <Button slot="next" className={styles.turn ?? ''}>
                <span aria-hidden="true">›</span>
              </Button>
            </header>
            <CalendarGrid className={styles.grid ?? ''}>
              <CalendarGridHeader>
                {(day) => <CalendarHeaderCell>{day}</CalendarHeaderCell>}
              </CalendarGridHeader>
              <CalendarGridBody>
                {(date) => <CalendarCell date={date} className={styles.cell ?? ''} />}
              </CalendarGridBody>
            </CalendarGrid>
          </Calendar>
        </Dialog>
      </Popover>
    </DatePicker>
  );
}
