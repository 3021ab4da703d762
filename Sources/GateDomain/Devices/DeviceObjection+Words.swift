extension DeviceObjection: ExplainedError {
  /// The objection and its remedy in words.
  public var explanation: Explanation {
    Explanation(what: kindWords ?? grantWords ?? stateWords, hint: remedy.words)
  }

  private var kindWords: Words? {
    switch self {
    case .unreadable: Words("无法读取设备信息", "what the kernel says of the device cannot be read")
    case .malformedDescriptors: Words("设备描述符格式错误", "its descriptors are malformed")
    case .severalConfigurations:
      Words("设备有多个配置，可自行变换身份", "it has several configurations, so it can turn into something else")
    case .network:
      Words("网络设备或手机网络共享，永不允许接入", "network adapters and tethering can never be approved")
    case .phone: Words("手机、相机或播放器，永不允许接入", "phones, cameras and players can never be approved")
    case .bluetooth:
      Words("蓝牙或其他无线设备，永不允许接入", "Bluetooth and other radio adapters can never be approved")
    case .input:
      Words("键盘、鼠标等输入设备，不在基线中", "keyboards and mice are not let in unless the baseline names them")
    case .serialPort: Words("串口或调制解调器，永不允许接入", "serial ports and modems can never be approved")
    case .sound: Words("音频设备，永不允许接入", "sound devices can never be approved")
    case .video: Words("摄像头，永不允许接入", "cameras can never be approved")
    case .printer: Words("打印机，不在基线中", "printers are not let in unless the baseline names them")
    case .smartCard:
      Words("智能卡读卡器或密码钥匙，不在基线中", "smart card readers are not let in unless the baseline names them")
    case .hub:
      Words("集线器或扩展坞，不在基线中", "hubs and docks are not let in unless the baseline names them")
    case .vendorSpecific: Words("厂商自定义功能，无法判断用途", "it does something that only its maker knows")
    case .otherKind: Words("不是存储设备", "it is no storage device")
    case .composite: Words("存储设备中夹带了其他功能", "it is storage and something else in one")
    default: nil
    }
  }

  private var stateWords: Words {
    switch self {
    case .noSerial: Words("该设备没有序列号，无法识别", "it has no serial number to know it by")
    case .shortSerial: Words("序列号过短，不足以识别", "its serial number is too short to know it by")
    case .sharedSerial:
      Words("曾有另一设备使用相同的序列号", "another device was seen with the same serial number")
    case .secondSighting:
      Words("同时插入了两个指纹相同的设备", "two devices with the same fingerprint are plugged in at once")
    case .changedDescriptors:
      Words("编号相同但描述符指纹与登记不符", "its numbers are registered, but its descriptors are others")
    case .unexpectedInterfaces:
      Words("实际接口与描述符不符", "it shows other interfaces than its descriptors named")
    case .foreignChild: Words("设备下出现了磁盘以外的功能", "something besides a disk appeared below it")
    case .noDriver: Words("没有驱动程序接管存储接口", "no driver took its storage interface")
    case .noDisk: Words("未在规定时间内出现磁盘", "no disk appeared in time")
    case .severalDisks: Words("设备含有多个磁盘", "it holds more than one disk")
    case .capacityChanged: Words("容量与以前不同", "its size is not what it was before")
    case .mediumChanged: Words("打开期间介质内容被更换", "its medium was exchanged while it was open")
    case .mediumUnwatched:
      Words("无法监视介质是否被更换", "the kernel would not watch for an exchanged medium")
    case .notReadOnly: Words("无法设为只读", "it could not be made read-only")
    case .inUse: Words("磁盘正被本机其他程序占用", "another program of this machine holds the disk")
    case .hung: Words("设备无响应", "it does not answer")
    case .left: Words("打开过程中设备被拔出", "it was pulled out while it was being opened")
    case .cannotLog: Words("判定无法写入日志，故不放行", "the decision could not be written down")
    case .otherBus: Words("通过 USB 以外的途径接入的存储设备", "storage that came by another way than USB")
    case .openedElsewhere:
      Words("设备被其他程序放行，已重新关闭", "somebody else had opened it; it was closed again")
    default: Words(rawValue, rawValue)
    }
  }

  private var grantWords: Words? {
    switch self {
    case .badGrant: Words("授权签名无效", "the grant's signature does not hold")
    case .otherStation: Words("授权属于另一台中间机", "the grant is for another station")
    case .otherDevice: Words("授权属于另一个设备", "the grant is for another device")
    case .notYet: Words("尚未到批准的时间", "its approved time has not come yet")
    case .windowClosed: Words("批准的时间已过", "its approved time is over")
    case .spent: Words("授权已用完", "the grant is used up")
    case .clockSetBack: Words("系统时钟被回拨", "the clock was set back")
    case .stopped: Words("中间机服务已停止使用该设备", "the station stopped using it, or is gone")
    default: nil
    }
  }
}

/// What the person at the station can do.
private enum Remedy {
  case replug, tellOfficer, otherMedium, pullOut, baseline, doctor, request, wait

  var words: Words {
    switch self {
    case .replug:
      Words(
        "请拔出后重新插入；仍不行请联系操作员",
        "pull it out and plug it in again; if that does not help, tell the operator")
    case .tellOfficer:
      Words("请勿使用，拔出后交给保密员", "do not use it: pull it out and give it to the security officer")
    case .otherMedium:
      Words(
        "请换用有唯一序列号的普通 U 盘或移动硬盘", "use an ordinary stick or disk with a serial number of its own")
    case .pullOut:
      Words("请立即拔出", "pull it out")
    case .baseline:
      Words(
        "请拔出；确需使用的由系统管理员登记到基线",
        "pull it out; a system administrator can put one that is needed into the baseline")
    case .doctor:
      Words("请操作员运行 gatectl doctor 查看原因", "the operator can run `gatectl doctor` to see why")
    case .request:
      Words("请重新提交申请", "file a new request")
    case .wait:
      Words("到时自动开始", "it begins by itself when the time comes")
    }
  }
}

extension DeviceObjection {
  private var remedy: Remedy {
    switch self {
    case .unreadable, .noDriver, .noDisk, .notReadOnly, .hung, .left, .stopped:
      .replug
    case .malformedDescriptors, .composite, .secondSighting, .changedDescriptors,
      .unexpectedInterfaces, .foreignChild, .capacityChanged, .mediumChanged, .otherBus:
      .tellOfficer
    case .severalConfigurations, .noSerial, .shortSerial, .sharedSerial, .severalDisks:
      .otherMedium
    case .network, .phone, .bluetooth, .serialPort, .sound, .video, .vendorSpecific, .otherKind:
      .pullOut
    case .input, .printer, .smartCard, .hub:
      .baseline
    case .inUse, .cannotLog, .openedElsewhere, .badGrant, .clockSetBack, .mediumUnwatched:
      .doctor
    case .otherStation, .otherDevice, .windowClosed, .spent:
      .request
    case .notYet:
      .wait
    }
  }
}
