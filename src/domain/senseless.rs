//! What makes no sense together, though each part of it fits its type.

/// Why something cannot be as it is. The sentence for each stands in `words::sense`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Senseless {
    /// A self-assessment round that asks nothing.
    RoundAsksNothing,
    /// A round that asks more than a child can answer in one go.
    RoundAsksTooMuch,
    /// A PIN of too few characters.
    PinTooShort,
    /// A PIN of too many.
    PinTooLong,
    /// A PIN of one character over and over.
    PinOfOneDigit,
    /// A PIN that is tried first.
    PinGuessed,
    /// Praise without a name, or with too long a one.
    PraiseName,
    /// Praise that gives no points, or too many.
    PraisePoints,
    /// No possible session, or more than a half term has.
    SessionsPossible,
    /// More sessions attended than were possible.
    SessionsAttended,
    /// More unauthorised absences than absences.
    SessionsUnauthorised,
    /// Late more often than there were sessions.
    SessionsLate,
    /// Slots of no usable length.
    SlotMinutes,
    /// A day that ends before it begins.
    DayBackwards,
    /// A break that ends before it begins.
    BreakBackwards,
    /// A break outside the day.
    BreakOutside,
    /// A day without room for a slot, or with more breaks than slots fit in a day.
    NoRoomForASlot,
    /// No place to be seen in, or too many.
    PlacesCount,
    /// A place without a name, or with too long a one.
    PlaceName,
    /// Two places of one number.
    PlaceTwice,
    /// Shares of the steps that do not rise.
    StepsRise,
    /// Expected shares that fall, or are more than everything.
    ExpectedFalls,
    /// More points below than there are.
    NearlyPoints,
    /// No target for a subject, or too many.
    TargetsCount,
    /// A test of no points, or too many.
    TestTotal,
    /// A test whose yellow does not begin below its green.
    TestColours,
    /// Attendance whose yellow does not begin below its green.
    AttendanceColours,
    /// Misses whose yellow does not begin above their green.
    MissesColours,
    /// Awards that do not rise.
    AwardsRise,
    /// No days without praise, or too many.
    DaysWithoutPraise,
    /// A strand without a name, or with too long a one.
    StrandName,
    /// A strand of a heading that has no strands.
    StrandHeading,
    /// A strand without a sentence for the child.
    StrandForTheChild,
    /// Too long a wording of a strand.
    StrandWording,
    /// Files kept for no year, or too many.
    YearsKept,
    /// Meetings of no usable length.
    MeetingMinutes,
}
